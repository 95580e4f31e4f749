"""Words that tell names, roles and bodies apart, and their variants."""
