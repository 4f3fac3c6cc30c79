package samples.jdbc.workfloo.wire;

import dev.workfloo.jdbc.JdbcStore;

public record WireTouchesJdbc(JdbcStore store) {}
