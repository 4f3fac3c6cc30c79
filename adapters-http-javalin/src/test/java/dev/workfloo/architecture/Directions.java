package dev.workfloo.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.workfloo.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may use whom inside the domain, and how much of the core an adapter may know. */
final class Directions {

    private static final Map<String, Set<String>> DOMAIN_USES = Map.ofEntries(
            entry(Packages.ROOT),
            entry(Packages.CONTACT),
            entry(Packages.RULE, Packages.ROOT),
            entry(Packages.ACCESS, Packages.ROOT),
            entry(Packages.DOCUMENT, Packages.RULE),
            entry(Packages.CONTENT, Packages.ROOT, Packages.RULE),
            entry(
                    Packages.DEFINITION,
                    Packages.ROOT,
                    Packages.CONTACT,
                    Packages.RULE,
                    Packages.ACCESS,
                    Packages.DOCUMENT),
            entry(
                    Packages.EXECUTION,
                    Packages.ROOT,
                    Packages.CONTACT,
                    Packages.RULE,
                    Packages.ACCESS,
                    Packages.DOCUMENT,
                    Packages.CONTENT,
                    Packages.DEFINITION),
            entry(
                    Packages.CONSENT,
                    Packages.ROOT,
                    Packages.CONTACT,
                    Packages.ACCESS,
                    Packages.DEFINITION,
                    Packages.EXECUTION),
            entry(Packages.RETENTION, Packages.ACCESS, Packages.EXECUTION),
            entry(
                    Packages.POLICY,
                    Packages.ROOT,
                    Packages.RULE,
                    Packages.DOCUMENT,
                    Packages.DEFINITION,
                    Packages.EXECUTION),
            entry(
                    Packages.SCENARIO,
                    Packages.ROOT,
                    Packages.RULE,
                    Packages.ACCESS,
                    Packages.DOCUMENT,
                    Packages.CONTENT,
                    Packages.DEFINITION,
                    Packages.EXECUTION));

    private static Map.Entry<String, Set<String>> entry(String user, String... used) {
        return Map.entry(user, Set.of(used));
    }

    private Directions() {}

    static ArchCondition<JavaClass> useOnlyWhatLiesBeneath() {
        return new ArchCondition<>("depend along scenario → execution → definition → document → rule only") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (Packages.OURS.test(target) && !mayUse(item, target)) {
                        events.add(violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean mayUse(JavaClass user, JavaClass used) {
        return DOMAIN_USES.entrySet().stream()
                .filter(entry -> resideInAPackage(entry.getKey()).test(user))
                .anyMatch(entry -> resideInAPackage(entry.getKey()).test(used)
                        || resideInAnyPackage(entry.getValue().toArray(String[]::new))
                                .test(used));
    }

    /** Counted over all classes together: two classes with one port each are two ports. */
    static ArchCondition<JavaClass> shareOneDrivingPort() {
        return new ArchCondition<>("use one driving port between them") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                Set<String> ports = drivingPortsOf(item.getPackage().getClasses());
                boolean uses = !drivingPortsOf(Set.of(item)).isEmpty();
                if (uses && ports.size() > 1) {
                    events.add(violated(item, item.getName() + " lives in a package that uses " + ports));
                }
            }
        };
    }

    private static Set<String> drivingPortsOf(Collection<JavaClass> users) {
        return users.stream()
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .filter(resideInAPackage(Packages.PORT_IN))
                .filter(type -> type.isInterface() && type.isTopLevelClass() && !type.isAssignableTo(Problem.class))
                .map(JavaClass::getSimpleName)
                .collect(toCollection(TreeSet::new));
    }
}
