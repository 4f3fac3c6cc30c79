package samples.logging.workfloo.jdbc;

import org.slf4j.Logger;

public record JdbcLogs(Logger logger) {}
