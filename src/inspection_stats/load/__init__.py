"""Load: read files as text. Knows encodings and layouts; decides nothing."""
