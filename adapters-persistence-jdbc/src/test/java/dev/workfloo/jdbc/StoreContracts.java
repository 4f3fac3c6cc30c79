package dev.workfloo.jdbc;

import dev.workfloo.application.SentFilesContract;
import dev.workfloo.application.port.out.AnswersContract;
import dev.workfloo.application.port.out.CallbacksContract;
import dev.workfloo.application.port.out.CodeSealsContract;
import dev.workfloo.application.port.out.ConsentsContract;
import dev.workfloo.application.port.out.DefinitionsContract;
import dev.workfloo.application.port.out.DocumentsContract;
import dev.workfloo.application.port.out.ExecutionIndexContract;
import dev.workfloo.application.port.out.ExecutionsContract;
import dev.workfloo.application.port.out.KeysContract;
import dev.workfloo.application.port.out.LinksContract;
import dev.workfloo.application.port.out.PoolsContract;
import dev.workfloo.application.port.out.ScenariosContract;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.VerificationContract;
import dev.workfloo.application.port.out.WorkBacklogContract;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** Every port's contract, on one database. */
abstract class StoreContracts {

    abstract JdbcStore database();

    /** The same database, while processes of the release before run on it too. */
    abstract JdbcStore rolling();

    abstract DataSource connections();

    abstract EncryptionKey key();

    @Nested
    class Definitions extends DefinitionsContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class Scenarios extends ScenariosContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class Pools extends PoolsContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class Executions extends ExecutionsContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class Lists extends ExecutionIndexContract {
        @Override
        protected Store store() {
            return database();
        }
    }

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
    class Keys extends KeysContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class Verification extends VerificationContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class Answers extends AnswersContract {
        @Override
        protected Store store() {
            return database();
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
    class Links extends LinksContract {
        @Override
        protected Store store() {
            return database();
        }

        @Override
        protected List<Work.Due> pendingWork() {
            return PendingWork.in(connections());
        }
    }

    @Nested
    class Consents extends ConsentsContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class CodeSeals extends CodeSealsContract {
        @Override
        protected Store store() {
            return database();
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
    class SentFiles extends SentFilesContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class Documents extends DocumentsContract {
        @Override
        protected Store store() {
            return database();
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
    class Callbacks extends CallbacksContract {
        @Override
        protected Store store() {
            return database();
        }

        @Override
        protected List<Work.Due> pendingWork() {
            return PendingWork.in(connections());
        }
    }

    @Nested
    class Retentions extends RetentionTablesContract {
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

    @Nested
    class Backlog extends WorkBacklogContract {
        @Override
        protected Store store() {
            return database();
        }
    }
}
