package dev.workfloo.release;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.FinalModifier;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a host that was written for one state of the stable API would meet with another: what no longer runs, or compiles. */
final class Compatibility {

    /** More to implement harms those who implement. */
    private static final Set<JApiCompatibilityChangeType> HARMLESS_TO_CALLERS = Set.of(
            JApiCompatibilityChangeType.METHOD_ADDED_TO_INTERFACE,
            JApiCompatibilityChangeType.METHOD_ABSTRACT_ADDED_TO_CLASS,
            JApiCompatibilityChangeType.METHOD_ABSTRACT_ADDED_IN_SUPERCLASS);

    private static final JApiCompatibilityChangeType TOLD_OF_THE_INTERFACE =
            JApiCompatibilityChangeType.METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE;

    private final Set<String> broken = new TreeSet<>();
    private final StableApi declared;
    private final Set<String> sealed;

    private Compatibility(StableApi declared, Set<String> sealed) {
        this.declared = declared;
        this.sealed = sealed;
    }

    /**
     * @param before a jar of signatures
     * @param now another one
     * @param types the types of the second: those that are sealed nobody implements
     * @return a line for each thing that breaks
     */
    static Set<String> broken(Path before, Path now, Collection<Class<?>> types, StableApi declared) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.setNoAnnotations(true);
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        Set<String> sealed = new TreeSet<>();
        types.stream().filter(Class::isSealed).map(Class::getName).forEach(sealed::add);
        Compatibility compatibility = new Compatibility(declared, sealed);
        new JarArchiveComparator(options)
                .compare(new JApiCmpArchive(before.toFile(), "before"), new JApiCmpArchive(now.toFile(), "now"))
                .forEach(compatibility::look);
        return compatibility.broken;
    }

    private void look(JApiClass type) {
        String name = type.getFullyQualifiedName();
        look(name, "", type);
        look(name, " extends", type.getSuperclass());
        type.getInterfaces().forEach(each -> look(name, " implements " + each.getFullyQualifiedName(), each));
        type.getFields().forEach(each -> look(name, "." + each.getName(), each));
        type.getConstructors().forEach(each -> look(name, "." + each.getName() + "()", each));
        type.getMethods().forEach(each -> look(name, "." + each.getName() + "()", each));
        if (wasFinal(type))
            broken.removeIf(line -> line.matches(Pattern.quote(name) + "[.]\\w+[(][)]: METHOD_NOW_FINAL"));
    }

    /** Of its methods none could be overridden. */
    private static boolean wasFinal(JApiClass type) {
        return type.getFinalModifier()
                .getOldModifier()
                .filter(FinalModifier.FINAL::equals)
                .isPresent();
    }

    private void look(String type, String member, JApiCompatibility part) {
        boolean isImplemented = !declared.isCalledAlone(type) && !sealed.contains(type);
        changes(part)
                .filter(change -> isImplemented || !HARMLESS_TO_CALLERS.contains(change.getType()))
                .forEach(change -> broken.add(type + member + ": " + change.getType()));
    }

    private static Stream<JApiCompatibilityChange> changes(JApiCompatibility part) {
        return part.getCompatibilityChanges().stream()
                .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
                .filter(change -> change.getType() != TOLD_OF_THE_INTERFACE);
    }
}
