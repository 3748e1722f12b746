"""Reading on a Dask cluster: what sends lines there, and what answers them there."""
