package dev.workfloo.bench;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * What lenders keep of three years, in a PostgreSQL of its own: the store writes a few executions and everybody's terms, and SQL
 * copies them until there are as many as are asked for. A tenth of them is open. What was answered is found, and not kept: what
 * is personal of a copy is nothing. The newest are those that the store wrote, so that a first page has personal data to decrypt.
 */
public final class Portfolio {

    /** Half of all executions are its own. */
    public static final Scope LENDER = Scope.production("lender");

    /** Somebody who applied as often in each portfolio, however large it is. */
    public static final String RARE_NAME = "Xochiquetzal";

    public static final String RARE_RFC = "NUXX900101AB1";

    /** How often. */
    public static final int RARE = 7;

    private final Sql sql;
    private final JdbcStore store;
    private final Workfloo workfloo;

    private Portfolio(DataSource database, EncryptionKey key) {
        sql = new Sql(database);
        store = JdbcStore.on(database, key);
        workfloo = Workfloo.builder(store, new ManualClock(NOON), new SecureRandom())
                .build();
    }

    /** The one that is kept in this database. */
    public static Portfolio kept(DataSource database, EncryptionKey key) {
        return new Portfolio(database, key);
    }

    /** A new one in an empty database, of about so many executions. */
    public static Portfolio filled(DataSource database, EncryptionKey key, int executions) {
        return filled(database, key, executions, said -> {});
    }

    /**
     * A new one.
     *
     * @param database an empty one
     * @param executions about how many
     * @param said is told how far it is
     */
    public static Portfolio filled(DataSource database, EncryptionKey key, int executions, Consumer<String> said) {
        Portfolio portfolio = new Portfolio(database, key);
        portfolio.write();
        new Copies(portfolio.sql, executions, said).make();
        portfolio.store.tidy();
        portfolio.sql.update("vacuum analyze workfloo_open_count");
        return portfolio;
    }

    public JdbcStore store() {
        return store;
    }

    public Workfloo workfloo() {
        return workfloo;
    }

    private void write() {
        Originals originals = new Originals(workfloo, LENDER);
        PortfolioTables.create(sql);
        PortfolioTables.keepKinds(sql, originals.ofEachKind());
        keepPeople(originals, "first_name", People.firstNames());
        keepPeople(originals, "last_name_1", People.lastNames());
        Map<String, String> rare = Map.of("first_name", RARE_NAME, "last_name_1", "Ñúñez", "rfc_pf", RARE_RFC);
        PortfolioTables.keepTerms(sql, "rare", List.of(0), "", originals.person(rare));
    }

    /** A name comes as often as it stands in the list. */
    private void keepPeople(Originals originals, String field, List<String> names) {
        for (String name : new LinkedHashSet<>(names)) {
            List<Integer> slots = IntStream.range(0, names.size())
                    .filter(slot -> names.get(slot).equals(name))
                    .boxed()
                    .toList();
            PortfolioTables.keepTerms(sql, field, slots, name, originals.person(Map.of(field, name)));
        }
    }
}
