"""Writes a grid of elevations, the same one every time."""

import math
import sys

SIZE = 60

with open(sys.argv[1], "w") as grid:
    print("east,north,metres", file=grid)
    for east in range(SIZE):
        for north in range(SIZE):
            hills = 400 + 250 * math.sin(east / 9) * math.cos(north / 7)
            print(f"{east},{north},{hills:.1f}", file=grid)
