// Runs the program once; how the lines leave depends on where it runs.

ParityHost.run()
