"""Draw: facts to figures. Every number drawn comes from the facts object."""
