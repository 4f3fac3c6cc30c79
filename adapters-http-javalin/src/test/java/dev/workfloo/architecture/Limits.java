package dev.workfloo.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.workfloo.architecture.SourceFile.Member;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How large things may become; each limit names what is beyond it. */
final class Limits {

    private static final int FILES_OF_A_PACKAGE = 30;
    private static final int LINES_OF_A_FILE = 300;
    private static final int LINES_OF_A_METHOD = 30;
    private static final int PARAMETERS = 4;
    private static final int COMPONENTS_OF_A_RECORD = 5;

    private Limits() {}

    static List<String> largePackages(List<SourceFile> files) {
        Map<String, Long> sizes = files.stream().collect(groupingBy(SourceFile::packageName, TreeMap::new, counting()));
        return sizes.entrySet().stream()
                .filter(size -> size.getValue() > FILES_OF_A_PACKAGE)
                .map(size -> size.getKey() + ": " + size.getValue() + " files")
                .toList();
    }

    static List<String> longFiles(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.lines() > LINES_OF_A_FILE)
                .map(file -> file.fullName() + ": " + file.lines() + " lines")
                .toList();
    }

    /** Of ten files, nine have no more lines. */
    static int linesOfNineInTen(List<SourceFile> files) {
        List<Integer> lines = files.stream().map(SourceFile::lines).sorted().toList();
        return lines.get(files.size() * 9 / 10);
    }

    static List<String> longMethods(List<SourceFile> files) {
        return members(files, member -> member.lines() > LINES_OF_A_METHOD);
    }

    static List<String> longParameterLists(List<SourceFile> files) {
        return members(files, member -> !member.isRecord() && member.parameters() > PARAMETERS);
    }

    static List<String> wideRecords(List<SourceFile> files) {
        return members(files, member -> member.isRecord() && member.parameters() > COMPONENTS_OF_A_RECORD);
    }

    private static List<String> members(List<SourceFile> files, Predicate<Member> isBeyond) {
        return files.stream()
                .flatMap(file -> file.members().stream()
                        .filter(isBeyond)
                        .map(member -> file.fullName() + ", " + member.name() + ": " + member.lines() + " lines, "
                                + member.parameters() + " parameters"))
                .toList();
    }
}
