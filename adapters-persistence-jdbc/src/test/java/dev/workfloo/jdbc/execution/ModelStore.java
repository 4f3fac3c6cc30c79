package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.jdbc.cache.ExecutionCache;
import dev.workfloo.jdbc.content.JdbcDocuments;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.search.SearchIndex;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/**
 * The store of one process, whose executions are in a model of a database. Its journal and its cache are those of life.
 *
 * @param rest where all else is
 */
record ModelStore(Store rest, Executions executions, ExecutionJournal journal) implements Store {

    private static final Keyring KEYS = Keyring.of(EncryptionKey.random());

    static ModelStore of(Store rest, ModelDatabase database, ExecutionWrites writes, ExecutionCache cache) {
        Sql nowhere = new Sql(noConnections());
        WrittenFormats formats = new WrittenFormats();
        PersonalData data = new PersonalData(KEYS, formats);
        Personal personal = new Personal(
                data, new JdbcDocuments(nowhere, KEYS, formats, bytes -> {}).texts(), new Answers(KEYS, data));
        SearchIndex index = new SearchIndex(
                nowhere, Dialect.H2, data, new SearchIndex.Stored(rest.definitions(), database, new LargeReads()));
        JdbcJournal journal = new JdbcJournal(
                nowhere,
                new CachingWrites(writes, cache, nowhere),
                personal,
                new JdbcJournal.Beside(index, new WorkHolds(nowhere), cache));
        return new ModelStore(rest, database, journal);
    }

    private static DataSource noConnections() {
        return (DataSource) Proxy.newProxyInstance(
                ModelStore.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, values) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Definitions definitions() {
        return rest.definitions();
    }

    @Override
    public Pools pools() {
        return rest.pools();
    }

    @Override
    public Scenarios scenarios() {
        return rest.scenarios();
    }

    @Override
    public ExecutionIndex index() {
        return rest.index();
    }

    @Override
    public Keys keys() {
        return rest.keys();
    }

    @Override
    public Consents consents() {
        return rest.consents();
    }

    @Override
    public CodeSeals codeSeals() {
        return rest.codeSeals();
    }

    @Override
    public CallbackDeliveries callbackDeliveries() {
        return rest.callbackDeliveries();
    }

    @Override
    public WorkBacklog backlog() {
        return rest.backlog();
    }

    @Override
    public SigningSecrets signingSecrets() {
        return rest.signingSecrets();
    }

    @Override
    public Documents documents() {
        return rest.documents();
    }
}
