package samples.hexagon.workfloo.jdbc;

import samples.hexagon.workfloo.application.port.out.Shelf;

public final class JdbcShelf implements Shelf {}
