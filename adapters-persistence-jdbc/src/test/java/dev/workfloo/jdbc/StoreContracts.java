package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.testkit.contract.StoreContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** Every port's contract, and what else a database must do, on one. */
abstract class StoreContracts extends StoreContract {

    abstract JdbcStore database();

    @Override
    protected Store store() {
        return database();
    }

    /** The same database, while processes of the release before run on it too. */
    abstract JdbcStore rolling();

    @Override
    protected Store reopened() {
        return rolling();
    }

    abstract DataSource connections();

    abstract EncryptionKey key();

    @Nested
    class Upkeep extends IndexUpkeepContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        JdbcStore opened() {
            return JdbcStore.on(connections(), key());
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class StartKeys extends StartKeysContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        JdbcStore rolling() {
            return StoreContracts.this.rolling();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class AnswerRows extends AnswerRowsContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class PersonRows extends PersonRowsContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class KeyRights extends KeyRightsContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class Censuses extends CensusContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class Cache extends ExecutionCacheContract {
        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }

        @Override
        EncryptionKey key() {
            return StoreContracts.this.key();
        }
    }

    @Nested
    class LongTexts extends LongTextsContract {
        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }

        @Override
        EncryptionKey key() {
            return StoreContracts.this.key();
        }
    }

    @Nested
    class ManyTexts extends ManyTextsContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class DocumentsGone extends DocumentRemovalContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class Large extends LargeReadsContract {
        @Override
        JdbcStore store() {
            return database();
        }

        @Override
        JdbcStore rolling() {
            return StoreContracts.this.rolling();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }
    }

    @Nested
    class RetentionTables extends RetentionTablesContract {
        @Override
        protected JdbcStore store() {
            return database();
        }

        @Override
        JdbcStore rolling() {
            return StoreContracts.this.rolling();
        }

        @Override
        DataSource connections() {
            return StoreContracts.this.connections();
        }

        @Override
        EncryptionKey key() {
            return StoreContracts.this.key();
        }
    }
}
