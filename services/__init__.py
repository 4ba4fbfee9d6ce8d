"""Who works on it: one folder per service, a pure verb in each."""
