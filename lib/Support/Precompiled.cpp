// The object whose precompiled header the other libraries reuse.
