package dev.workfloo.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What types are called. */
final class Names {

    private Names() {}

    /** With two types of one name, a reader has to look at the imports to know which is meant. */
    static ArchCondition<JavaClass> haveASimpleNameOfTheirOwn() {
        return new ArchCondition<>("have a simple name of their own") {

            private Map<String, List<JavaClass>> named = Map.of();

            @Override
            public void init(Collection<JavaClass> types) {
                named = types.stream().collect(groupingBy(JavaClass::getSimpleName));
            }

            @Override
            public void check(JavaClass item, ConditionEvents events) {
                List<String> all = named.getOrDefault(item.getSimpleName(), List.of()).stream()
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
                if (all.size() > 1) events.add(violated(item, item.getName() + " shares its simple name: " + all));
            }
        };
    }
}
