"""Front and back matter: what each page kind is given as data; templates say how it looks."""
