"""Turn the catalogue in `data/` into the pages of the X API Error Reference."""
