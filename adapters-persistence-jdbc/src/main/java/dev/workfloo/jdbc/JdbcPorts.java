package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.IndexUpkeep;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.person.Brands;
import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.person.JdbcBrands;
import dev.workfloo.jdbc.retention.JdbcRetention;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.Statistics;

/** The ports that a store in a database serves, on its tables. */
abstract class JdbcPorts implements Store {

    private final Sql sql;
    private final Statistics statistics;
    private final Definitions definitions;
    private final Scenarios scenarios;
    private final Pools pools;
    private final ExecutionTables tables;
    private final JdbcRetention retention;
    private final Keys keys;
    private final WorkBacklog backlog;
    private final CodeSeals seals;
    private final SigningSecrets signingSecrets;
    private final Brands brands;

    JdbcPorts(StoreDatabase database, StoreKeys ours, WrittenFormats formats) {
        sql = database.sql();
        Dialect dialect = database.dialect();
        statistics = new Statistics(sql, dialect);
        definitions = new JdbcDefinitions(sql, statistics);
        scenarios = new JdbcScenarios(sql, statistics);
        pools = new JdbcPools(sql, statistics);
        ExecutionTables.Database stored = new ExecutionTables.Database(sql, dialect, database.cached());
        tables = new ExecutionTables(stored, ours.ring(), formats, definitions);
        retention = new JdbcRetention(stored, tables, formats);
        keys = new JdbcKeys(sql);
        backlog = new JdbcWorkBacklog(sql);
        seals = new JdbcCodeSeals(ours.ring(), formats);
        brands = new JdbcBrands(sql);
        signingSecrets = new JdbcSigningSecrets(sql, new PersonalData(ours.ring(), formats));
    }

    final ExecutionTables tables() {
        return tables;
    }

    final JdbcRetention removal() {
        return retention;
    }

    @Override
    public Definitions definitions() {
        return definitions;
    }

    @Override
    public Scenarios scenarios() {
        return scenarios;
    }

    @Override
    public Pools pools() {
        return pools;
    }

    @Override
    public Executions executions() {
        return tables.executions();
    }

    @Override
    public ExecutionIndex index() {
        return tables.index();
    }

    @Override
    public IndexUpkeep indexUpkeep() {
        return tables.indexUpkeep();
    }

    @Override
    public ExecutionJournal journal() {
        return tables.journal();
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Consents consents() {
        return tables.consents();
    }

    @Override
    public CodeSeals codeSeals() {
        return seals;
    }

    @Override
    public CallbackDeliveries callbackDeliveries() {
        return tables.callbackDeliveries();
    }

    @Override
    public SigningSecrets signingSecrets() {
        return signingSecrets;
    }

    @Override
    public Documents documents() {
        return tables.documents();
    }

    @Override
    public Retention retention() {
        return retention;
    }

    @Override
    public WorkBacklog backlog() {
        return backlog;
    }

    @Override
    public void afterCommit(Runnable then) {
        sql.afterCommit(then);
    }

    @Override
    public EventSubscriptions subscriptions() {
        return tables.subscriptions();
    }

    @Override
    public PersonLinks personLinks() {
        return tables.personLinks();
    }

    @Override
    public Brands brands() {
        return brands;
    }

    @Override
    public Drafts drafts() {
        return tables.drafts();
    }

    /** Keeps the counts of what is open small where nobody asks for them, and right; and removes what is left of subscriptions. */
    @Override
    public void tidy() {
        tables.tidy();
        statistics.tidy();
    }
}
