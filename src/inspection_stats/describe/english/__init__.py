"""English: numbers, lists and verbs as a sentence needs them."""
