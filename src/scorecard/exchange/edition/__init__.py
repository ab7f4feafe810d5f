"""A folder of YAML becomes an edition: loaded, found by name, checked, compared."""
