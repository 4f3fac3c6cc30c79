package dev.workfloo.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.Application;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;

/** What a package-info says, asked of every class in its package. */
final class Roles {

    private static final List<Class<? extends Annotation>> ADAPTERS =
            List.of(PrimaryAdapter.class, SecondaryAdapter.class);
    private static final List<Class<? extends Annotation>> ALL = List.of(
            Application.class, PrimaryPort.class, SecondaryPort.class, PrimaryAdapter.class, SecondaryAdapter.class);

    private Roles() {}

    /** jMolecules takes a package without a role as open to everybody, and a domain with one as no domain. */
    static ArchCondition<JavaClass> declareExactlyTheRoleTheyNeed() {
        return new ArchCondition<>(
                "declare their role in package-info, except the domain, the server with its parts, the test kit, and wire") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean without = Packages.DOMAIN
                        .or(resideInAnyPackage(Packages.SERVER, Packages.WIRE, Packages.TEST_KIT))
                        .test(item);
                long roles = rolesOf(item, ALL);
                if (roles != (without ? 0 : 1)) {
                    events.add(violated(item, item.getName() + " lives in a package with " + roles + " roles"));
                }
            }
        };
    }

    /** The arrows between parts of one adapter, from the user to the used. */
    private static final Map<String, List<String>> NEIGHBOURS = Map.ofEntries(
            Map.entry(
                    Packages.JDBC_EXECUTION,
                    List.of(
                            Packages.JDBC_CACHE,
                            Packages.JDBC_CONTENT,
                            Packages.JDBC_EVENT,
                            Packages.JDBC_IDEMPOTENCY,
                            Packages.JDBC_PERSON,
                            Packages.JDBC_SEARCH,
                            Packages.JDBC_ENCRYPTION,
                            Packages.JDBC_FORMAT,
                            Packages.JDBC_SQL)),
            Map.entry(
                    Packages.JDBC_PERSON,
                    List.of(
                            Packages.JDBC_CACHE,
                            Packages.JDBC_IDEMPOTENCY,
                            Packages.JDBC_ENCRYPTION,
                            Packages.JDBC_SQL)),
            Map.entry(
                    Packages.JDBC_RETENTION,
                    List.of(
                            Packages.JDBC_PERSON,
                            Packages.JDBC_EXECUTION,
                            Packages.JDBC_CONTENT,
                            Packages.JDBC_EVENT,
                            Packages.JDBC_SEARCH,
                            Packages.JDBC_FORMAT,
                            Packages.JDBC_SQL)),
            Map.entry(Packages.JDBC_SEARCH, List.of(Packages.JDBC_ENCRYPTION, Packages.JDBC_FORMAT, Packages.JDBC_SQL)),
            Map.entry(
                    Packages.JDBC_CONTENT, List.of(Packages.JDBC_ENCRYPTION, Packages.JDBC_FORMAT, Packages.JDBC_SQL)),
            Map.entry(Packages.JDBC_EVENT, List.of(Packages.JDBC_SQL)),
            Map.entry(Packages.JDBC_IDEMPOTENCY, List.of(Packages.JDBC_ENCRYPTION, Packages.JDBC_SQL)),
            Map.entry(
                    Packages.JDBC_ROTATION, List.of(Packages.JDBC_ENCRYPTION, Packages.JDBC_FORMAT, Packages.JDBC_SQL)),
            Map.entry(Packages.JDBC_MIGRATION, List.of(Packages.JDBC_SQL)),
            Map.entry(Packages.JDBC_SQL, List.of(Packages.JDBC_TRANSACTION)),
            Map.entry(Packages.JDBC_ENCRYPTION, List.of(Packages.JDBC_FORMAT, Packages.JDBC_SQL)),
            Map.entry(Packages.PAGES, List.of(Packages.HTTP)),
            Map.entry(Packages.DOCS, List.of(Packages.PAGES)),
            Map.entry(Packages.PERSON, List.of(Packages.PAGES)),
            Map.entry(Packages.PERSON_FORM, List.of(Packages.PERSON_STEP)),
            Map.entry(Packages.PERSON_CODE, List.of(Packages.PERSON_STEP)),
            Map.entry(Packages.OUTBOUND_FILE, List.of(Packages.OUTBOUND_HTTP)),
            Map.entry(Packages.OUTBOUND_HTTP, List.of(Packages.OUTBOUND_SOCKET)),
            Map.entry(Packages.OUTBOUND_MAIL, List.of(Packages.OUTBOUND_SOCKET)));

    /**
     * The roles decide who is an adapter, so an adapter yet to be written is kept apart from its first day. What lies beneath an
     * adapter's package is part of it: the whole uses its parts, no part the whole, and a part another part only where that is
     * named above.
     */
    static ArchCondition<JavaClass> keepOffOtherAdapters() {
        return new ArchCondition<>("not depend on another adapter") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (isAdapter(target) && !isWithin(item.getPackageName(), target) && !areNeighbours(item, target))
                        events.add(violated(dependency, dependency.getDescription()));
                }
            }
        };
    }

    private static boolean areNeighbours(JavaClass user, JavaClass used) {
        return NEIGHBOURS.entrySet().stream()
                .filter(arrow -> resideInAPackage(arrow.getKey()).test(user))
                .flatMap(arrow -> arrow.getValue().stream())
                .anyMatch(target -> resideInAPackage(target).test(used));
    }

    private static boolean isWithin(String adapter, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(adapter + ".");
    }

    static ArchCondition<JavaClass> liveInNullMarkedPackages() {
        return new ArchCondition<>("live in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!isAnnotated(item, NullMarked.class)) {
                    events.add(violated(item, item.getName() + " lives in a package that is not @NullMarked"));
                }
            }
        };
    }

    static boolean isAdapter(JavaClass type) {
        return rolesOf(type, ADAPTERS) > 0;
    }

    private static long rolesOf(JavaClass type, List<Class<? extends Annotation>> roles) {
        return roles.stream().filter(role -> isAnnotated(type, role)).count();
    }

    private static boolean isAnnotated(JavaClass type, Class<? extends Annotation> annotation) {
        return type.getPackage().isAnnotatedWith(annotation);
    }
}
