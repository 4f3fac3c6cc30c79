package dev.workfloo.testkit.arbitrary;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the properties of a class, as a build would, under one seed, and keeps how each went. */
public final class PropertyRun {

    /**
     * How a property went.
     *
     * @param passed whether it did
     * @param message of its failure; empty where it passed
     * @param sample the falsified values after shrinking, as text; empty where none was falsified
     */
    public record Went(boolean passed, String message, List<String> sample) {

        private static Went of(PropertyExecutionResult result) {
            return new Went(
                    result.status() == PropertyExecutionResult.Status.SUCCESSFUL,
                    result.throwable().map(Throwable::getMessage).orElse(""),
                    result.falsifiedParameters().stream()
                            .flatMap(List::stream)
                            .map(Object::toString)
                            .toList());
        }
    }

    private static final ThreadLocal<Map<String, Went>> RUNNING = new ThreadLocal<>();
    private static final ThreadLocal<String> SEED = new ThreadLocal<>();

    private PropertyRun() {}

    /** By the name of the property. */
    public static Map<String, Went> of(Class<?> properties, long seed, Path database) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(properties))
                .configurationParameter(
                        "jqwik.database", database.resolve("jqwik").toString())
                .configurationParameter("jqwik.tries.default", "300")
                // What is reported goes to nobody, and not to the console.
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .build();
        RUNNING.set(new LinkedHashMap<>());
        SEED.set(Long.toString(seed));
        try {
            LauncherFactory.create().execute(request);
            return Map.copyOf(RUNNING.get());
        } finally {
            RUNNING.remove();
            SEED.remove();
        }
    }

    /** Registered for all properties, and of use while one is run from here. */
    public static final class Watch implements AroundPropertyHook {

        /** Made by jqwik. */
        public Watch() {}

        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }

        /** Around all other hooks. */
        @Override
        public int aroundPropertyProximity() {
            return -100;
        }

        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor executor) {
            Map<String, Went> running = RUNNING.get();
            if (running == null) return executor.execute();
            context.attributes().setSeed(SEED.get());
            PropertyExecutionResult result = executor.execute();
            running.put(context.targetMethod().getName(), Went.of(result));
            return result;
        }
    }
}
