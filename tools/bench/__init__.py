"""Measures the generator, the whole build, the weight of pages and the resolver: `make bench`."""
