package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.DefinitionsContract;
import dev.workfloo.application.port.out.ExecutionsContract;
import dev.workfloo.application.port.out.KeysContract;
import dev.workfloo.application.port.out.ScenariosContract;
import dev.workfloo.application.port.out.Store;
import org.junit.jupiter.api.Nested;

/** Every port's contract, on one database. */
abstract class StoreContracts {

    abstract Store database();

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
    class Executions extends ExecutionsContract {
        @Override
        protected Store store() {
            return database();
        }
    }

    @Nested
    class Keys extends KeysContract {
        @Override
        protected Store store() {
            return database();
        }
    }
}
