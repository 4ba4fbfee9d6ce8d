"""What carries events: ports, shapes, and two carriers behind them. Imports schemas only."""
