"""Who is who across the archive, and whom a user's words mean."""
