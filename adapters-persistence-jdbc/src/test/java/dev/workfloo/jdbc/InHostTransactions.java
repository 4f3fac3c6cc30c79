package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A store each of whose calls is made in a transaction of the host's, which is committed then. Its upkeep and what is told of events
 * are a worker's, who has none.
 */
final class InHostTransactions {

    private static final Set<String> UPKEEP =
            Set.of("chain", "forgetUntaken", "removeExecutions", "removeCallbacks", "shortenCallbacks", "reencrypt");

    private final TransactionTemplate transactions;

    private InHostTransactions(DataSource connections) {
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
    }

    static Store of(JdbcStore joining, DataSource connections) {
        InHostTransactions host = new InHostTransactions(connections);
        return proxy(Store.class, (method, values) -> {
            Object port = invoke(joining, method, values);
            boolean isCalled = method.getReturnType().isInterface() && !(port instanceof EventSubscriptions);
            return isCalled ? host.calling(method.getReturnType(), port) : port;
        });
    }

    private interface Call {
        Object made(Method method, Object[] values) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> call.made(method, values)));
    }

    private <T> T calling(Class<T> type, Object port) {
        return proxy(type, (method, values) -> {
            if (UPKEEP.contains(method.getName())) return invoke(port, method, values);
            Outcome outcome = new Outcome();
            try {
                transactions.executeWithoutResult(status -> outcome.of(port, method, values));
            } catch (Thrown e) {
                throw e.getCause();
            }
            return outcome.result;
        });
    }

    private static final class Outcome {

        private Object result;

        private void of(Object port, Method method, Object[] values) {
            try {
                result = invoke(port, method, values);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new Thrown(e);
            }
        }
    }

    private static final class Thrown extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Thrown(Throwable cause) {
            super(cause);
        }
    }

    private static Object invoke(Object on, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(on, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
