package dev.workfloo.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was written, which bytecode does not tell.
 *
 * @param members its methods, constructors and records, of which a canonical constructor takes nothing that the head does not
 */
record SourceFile(String packageName, String name, int lines, List<Member> members) {

    /**
     * @param lines from its first one after annotations to its last
     * @param parameters how many it takes
     * @param isRecord whether it is a record's head, with its components
     */
    record Member(String name, int lines, int parameters, boolean isRecord) {}

    /** All files beneath a folder. */
    static List<SourceFile> beneath(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return parsed(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        }
    }

    private static List<SourceFile> parsed(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> of(unit, positions))
                    .toList();
        }
    }

    private static SourceFile of(CompilationUnitTree unit, SourcePositions positions) {
        Path path = Path.of(unit.getSourceFile().toUri());
        try {
            List<Member> members = new ArrayList<>();
            new Scanner(unit, positions).scan(unit, members);
            int lines = Files.readAllLines(path).size();
            return new SourceFile(unit.getPackageName().toString(), nameOf(path), lines, members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path path) {
        String file = path.getFileName().toString();
        return file.substring(0, file.length() - ".java".length());
    }

    String fullName() {
        return packageName + "." + name;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, List<Member>> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Set<Tree> canonical = new HashSet<>();

        Scanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, List<Member> members) {
            if (type.getKind() == Tree.Kind.RECORD) addHead(type, members);
            return super.visitClass(type, members);
        }

        private void addHead(ClassTree type, List<Member> members) {
            long components = type.getMembers().stream()
                    .filter(member -> member instanceof VariableTree field
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .count();
            members.add(new Member(type.getSimpleName().toString(), 1, (int) components, true));
            type.getMembers().stream()
                    .filter(member -> member instanceof MethodTree constructor
                            && constructor.getReturnType() == null
                            && constructor.getParameters().size() == components)
                    .forEach(canonical::add);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, List<Member> members) {
            long start = start(method);
            long lines = line(positions.getEndPosition(unit, method)) - line(start) + 1;
            String name = method.getName() + " at line " + line(start);
            boolean isOthers = canonical.contains(method) || isOverriding(method);
            int parameters = isOthers ? 0 : method.getParameters().size();
            members.add(new Member(name, (int) lines, parameters, false));
            return super.visitMethod(method, members);
        }

        /** What a method of ours or of a library's takes is said there. */
        private static boolean isOverriding(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        private long start(MethodTree method) {
            if (method.getReturnType() != null) return positions.getStartPosition(unit, method.getReturnType());
            long modified = positions.getEndPosition(unit, method.getModifiers());
            return modified < 0 ? positions.getStartPosition(unit, method) : modified;
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
