"""The stations of the house: each hands its steps to the bench, and a fuller book to the next.

`edition` alone calls them, and alone knows their order.
"""
