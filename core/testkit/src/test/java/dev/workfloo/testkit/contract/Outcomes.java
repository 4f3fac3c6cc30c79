package dev.workfloo.testkit.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What became of tests that another test runs. */
final class Outcomes implements TestExecutionListener {

    private final Set<String> failed = new TreeSet<>();
    private int passed;

    private Outcomes() {}

    static Outcomes of(DiscoverySelector... tests) {
        Outcomes outcomes = new Outcomes();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(List.of(tests))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        outcomes);
        return outcomes;
    }

    static Outcomes of(Class<?> contract) {
        return of(DiscoverySelectors.selectClass(contract));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) return;
        if (result.getStatus() == Status.SUCCESSFUL) passed++;
        if (result.getStatus() == Status.FAILED)
            failed.add(((MethodSource) test.getSource().orElseThrow()).getMethodName());
    }

    int passed() {
        return passed;
    }

    /** The names of the methods that failed. */
    Set<String> failed() {
        return failed;
    }
}
