package samples.parts.workfloo.server.command;

import com.zaxxer.hikari.HikariConfig;

public record CommandKnowsHikari(HikariConfig config) {}
