"""What people write about us in public: read from networks by their APIs, or from files."""
