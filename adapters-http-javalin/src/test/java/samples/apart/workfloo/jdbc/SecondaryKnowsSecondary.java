package samples.apart.workfloo.jdbc;

import samples.apart.workfloo.memory.Shelf;

public record SecondaryKnowsSecondary(Shelf shelf) {}
