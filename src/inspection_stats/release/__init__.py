"""One published workbook of Ofsted's, from its sheets to what is new."""
