package dev.workfloo.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.execution.Position;
import dev.workfloo.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.ClassFile;
import javassist.bytecode.DuplicateMemberException;
import javassist.bytecode.ExceptionsAttribute;
import javassist.bytecode.MethodInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever breaks hosts is told so, of each way to do it; and whoever adds what harms nobody is not. */
class PlantedChangesTest {

    private static List<Class<?>> types;
    private static StableApi declared;
    private static Signatures today;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readsWhatIsThere() throws IOException {
        types = PublicApi.types(Workfloo.class, JdbcStore.class);
        declared = StableApi.declared();
        today = Signatures.of(types, declared);
    }

    /** What is said of the API with a change to one of its types. */
    private Set<String> said(Class<?> type, Optional<ClassFile> changed) throws IOException {
        Path before = today.of(Optional.of(today.classFile(type))).writeTo(folder.resolve("before.jar"));
        Path now = today.of(changed).writeTo(folder.resolve("now.jar"));
        return Compatibility.broken(before, now, types, declared);
    }

    private static MethodInfo method(ClassFile file, String name) {
        return file.getMethods().stream()
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void add(ClassFile file, int access) throws DuplicateMemberException {
        MethodInfo added = new MethodInfo(file.getConstPool(), "planted", "()V");
        added.setAccessFlags(AccessFlag.PUBLIC | access);
        file.addMethod(added);
    }

    @Test
    void aTypeThatIsGone() throws IOException {
        Set<String> said = said(JdbcStore.class, Optional.empty());

        assertTrue(said.contains("dev.workfloo.jdbc.JdbcStore: CLASS_REMOVED"), said::toString);
    }

    @Test
    void aMethodThatIsGone() throws IOException {
        ClassFile changed = today.classFile(Workfloo.class);
        changed.getMethods().remove(method(changed, "executions"));

        assertEquals(
                Set.of("dev.workfloo.application.Workfloo.executions(): METHOD_REMOVED"),
                said(Workfloo.class, Optional.of(changed)));
    }

    @Test
    void anotherResult() throws IOException {
        ClassFile changed = today.classFile(Workfloo.class);
        method(changed, "executions").setDescriptor("()Ldev/workfloo/application/port/in/AnswerStep;");

        assertEquals(
                Set.of("dev.workfloo.application.Workfloo.executions(): METHOD_RETURN_TYPE_CHANGED"),
                said(Workfloo.class, Optional.of(changed)));
    }

    @Test
    void aRecordWithOneMorePart() throws IOException {
        ClassFile changed = today.classFile(StartedWorkfloo.class);
        changed.getMethods().remove(method(changed, "<init>"));

        assertEquals(
                Set.of("dev.workfloo.application.port.in.StartedWorkfloo.StartedWorkfloo(): CONSTRUCTOR_REMOVED"),
                said(StartedWorkfloo.class, Optional.of(changed)));
    }

    @Test
    void aConstantThatIsGone() throws IOException {
        ClassFile changed = today.classFile(Problem.Kind.class);
        changed.getFields().removeIf(field -> field.getName().equals("WRONG_STEP"));

        assertEquals(
                Set.of("dev.workfloo.Problem$Kind.WRONG_STEP: FIELD_REMOVED"),
                said(Problem.Kind.class, Optional.of(changed)));
    }

    @Test
    void anExceptionToCatch() throws IOException {
        ClassFile changed = today.classFile(Workfloo.class);
        ExceptionsAttribute thrown = new ExceptionsAttribute(changed.getConstPool());
        thrown.setExceptions(new String[] {"java.io.IOException"});
        method(changed, "executions").setExceptionsAttribute(thrown);

        assertEquals(
                Set.of("dev.workfloo.application.Workfloo.executions(): METHOD_NOW_THROWS_CHECKED_EXCEPTION"),
                said(Workfloo.class, Optional.of(changed)));
    }

    @Test
    void moreThatAHostMustImplement() throws Exception {
        ClassFile changed = today.classFile(Connectors.class);
        add(changed, AccessFlag.ABSTRACT);

        assertEquals(
                Set.of("dev.workfloo.application.port.out.Connectors.planted(): METHOD_ADDED_TO_INTERFACE"),
                said(Connectors.class, Optional.of(changed)));
    }

    /** As where a method moves to a parent of ours. */
    @Test
    void notAFinalMethodOfAFinalType() throws IOException {
        ClassFile changed = today.classFile(Workfloo.class);
        MethodInfo method = method(changed, "executions");
        method.setAccessFlags(method.getAccessFlags() | AccessFlag.FINAL);

        assertEquals(Set.of(), said(Workfloo.class, Optional.of(changed)));
    }

    @Test
    void notMoreThatAHostMayCall() throws Exception {
        ClassFile called = today.classFile(FollowExecutions.class);
        add(called, AccessFlag.ABSTRACT);
        ClassFile ours = today.classFile(Position.class);
        add(ours, AccessFlag.ABSTRACT);
        ClassFile done = today.classFile(Connectors.class);
        add(done, 0);
        ClassFile facade = today.classFile(Workfloo.class);
        add(facade, 0);

        assertEquals(Set.of(), said(FollowExecutions.class, Optional.of(called)));
        assertEquals(Set.of(), said(Position.class, Optional.of(ours)));
        assertEquals(Set.of(), said(Connectors.class, Optional.of(done)));
        assertEquals(Set.of(), said(Workfloo.class, Optional.of(facade)));
    }
}
