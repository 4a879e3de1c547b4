// What only the browser can do for the explorer. It runs once in the output of the cell that shows the choosers.
(() => {
    const area = document.currentScript.closest(".jp-OutputArea");
    if (!area || area.inspectionStats) return;
    area.inspectionStats = true;

    // JupyterLab would take the arrow keys, and letters typed to find an option, for commands to the notebook.
    const controls = "select, input, textarea, button, summary, a, [tabindex]";
    const keepKeys = () =>
        area.querySelectorAll(controls).forEach(one => one.setAttribute("data-lm-suppress-shortcuts", ""));

    // A table sorts and filters as soon as the program for it, which comes with the cell, is ready.
    const sortTables = () => {
        const tables = area.querySelectorAll("table[data-datatable]:not(.dataTable)");
        if (tables.length && !window.$?.fn?.DataTable) return setTimeout(sortTables, 50);
        tables.forEach(table => window.$(table).DataTable(JSON.parse(table.dataset.datatable)));
    };

    const copies = {
        chart: from => navigator.clipboard.write([new ClipboardItem({
            "image/png": fetch(from.querySelector("figure img").src).then(one => one.blob()),
        })]),
        alt: from => navigator.clipboard.writeText(from.querySelector("textarea").value),
        code: from => navigator.clipboard.writeText(from.querySelector("code").textContent),
    };
    const copy = async event => {
        const button = event.target.closest("button[data-copies]");
        if (!button) return;
        const said = button.parentElement.querySelector("[role=status]");
        said.textContent = "";
        try {
            await copies[button.dataset.copies](button.closest(".inspection-copied"));
            said.textContent = button.dataset.done;
        } catch (error) {
            const why = navigator.clipboard ? error.name : "only pages of this computer or by https may copy";
            said.textContent = `Not copied: the browser refused (${why}). ${button.dataset.instead}`;
        }
    };

    area.addEventListener("click", copy);
    const look = () => { keepKeys(); sortTables(); };
    new MutationObserver(look).observe(area, {childList: true, subtree: true});
    look();
})();
