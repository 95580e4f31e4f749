"""Keys under which spellings of one name, and wordings of one role, are one."""
