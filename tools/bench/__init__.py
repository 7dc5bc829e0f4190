"""Benchmarks for the generator, the full build, page sizes, and the search: `make bench`."""
