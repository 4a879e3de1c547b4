"""Charts described: measures as chart specifications, with title, alternative text and caption."""
