package dev.workfloo.jdbc.execution;

import dev.workfloo.definition.pool.PoolChoice;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.execution.Start;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Sql;
import org.jspecify.annotations.Nullable;

/** What a start relies on: its version is current, as is that of the pool that chose it, if one did, and its scenario exists, if it has one. */
enum StartGuard {
    VERSION(false, false),
    SCENARIO(true, false),
    POOL(false, true),
    SCENARIO_AND_POOL(true, true);

    private static final Columns<Start> OF_VERSION = Columns.<Start>none()
            .with("workspace", start -> start.scope().workspace().name())
            .with("id", start -> start.version().definition().hex())
            .with("current_version", start -> start.version().number());

    private static final Columns<Start> OF_SCENARIO = Columns.<Start>none()
            .with("workspace", start -> start.scope().workspace().name())
            .with("definition_id", start -> start.version().definition().hex())
            .with("id", start -> start.scenario().map(it -> it.id().hex()).orElseThrow());

    private static final Columns<Start> OF_POOL = Columns.<Start>none()
            .with("workspace", start -> start.scope().workspace().name())
            .with("id", start -> pool(start).hex())
            .with("current_version", start -> pool(start).number());

    private final boolean hasScenario;
    private final boolean hasPool;

    StartGuard(boolean hasScenario, boolean hasPool) {
        this.hasScenario = hasScenario;
        this.hasPool = hasPool;
    }

    static StartGuard of(Start start) {
        if (start.pool().isPresent()) return start.scenario().isPresent() ? SCENARIO_AND_POOL : POOL;
        return start.scenario().isPresent() ? SCENARIO : VERSION;
    }

    private static PoolVersion pool(Start start) {
        return start.pool().map(PoolChoice::pool).orElseThrow();
    }

    /** Selects something while all of it is so. */
    String from() {
        String from = "from workfloo_definition where " + OF_VERSION.conditions();
        if (hasScenario) from += exists("workfloo_scenario", OF_SCENARIO);
        if (hasPool) from += exists("workfloo_pool", OF_POOL);
        return from;
    }

    private static String exists(String table, Columns<Start> columns) {
        return "\nand exists (select 1 from " + table + " where " + columns.conditions() + ")";
    }

    /** For the marks of {@link #from}. */
    @Nullable
    Object[] values(Start start) {
        @Nullable Object[] values = OF_VERSION.values(start);
        if (hasScenario) values = Sql.together(values, OF_SCENARIO.values(start));
        return hasPool ? Sql.together(values, OF_POOL.values(start)) : values;
    }
}
