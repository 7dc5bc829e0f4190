"""Benchmarks of the generator, the whole build, the size of pages, and the search: `make bench`."""
