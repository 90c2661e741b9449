package dev.paranoid.server.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the sizes of methods with the parser of the compiler. */
final class MethodSizes extends TreeScanner<Void, List<MethodSizes.MethodSize>> {

    /** Frameworks call these, by parameters that they choose; or their signature is declared elsewhere. */
    private static final Set<String> APART = Set.of(
            "Bean",
            "Override",
            "ExceptionHandler",
            "GetMapping",
            "PostMapping",
            "PutMapping",
            "PatchMapping",
            "DeleteMapping",
            "RequestMapping");

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;

    private MethodSizes(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
        String path = unit.getSourceFile().getName();
        this.file = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    /**
     * A method or constructor.
     *
     * @param name of its file and its own, {@code Line#next}; constructors are called {@code new}
     * @param lines from its signature to its closing brace; 0 without a body
     * @param parameters how many it takes; 0 for a compact constructor, whose record lists them
     * @param apart whether a framework or another type prescribes its parameters
     */
    record MethodSize(String name, long lines, int parameters, boolean apart) {}

    /** {@return all methods and constructors in these files} */
    static List<MethodSize> of(List<Path> sources) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        List<MethodSize> sizes = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            task.parse().forEach(unit -> new MethodSizes(unit, positions).scan(unit, sizes));
        }
        return sizes;
    }

    @Override
    public Void visitMethod(MethodTree method, List<MethodSize> sizes) {
        Set<String> annotations = method.getModifiers().getAnnotations().stream()
                .map(annotation -> annotation.getAnnotationType().toString())
                .collect(Collectors.toSet());
        boolean mapper = method.getParameters().stream()
                .anyMatch(parameter -> parameter.getModifiers().toString().contains("@Param("));
        boolean constructor = method.getReturnType() == null;
        sizes.add(new MethodSize(
                file + "#" + (constructor ? "new" : method.getName()),
                lines(method, method.getBody()),
                (int) method.getParameters().stream()
                        .filter(parameter -> start(parameter) >= start(method))
                        .count(),
                mapper || annotations.stream().anyMatch(APART::contains)));
        return super.visitMethod(method, sizes);
    }

    private long lines(MethodTree method, BlockTree body) {
        if (body == null) {
            return 0;
        }
        long from = method.getReturnType() == null
                ? positions.getStartPosition(unit, body)
                : positions.getStartPosition(unit, method.getReturnType());
        return line(positions.getEndPosition(unit, body)) - line(from) + 1;
    }

    /** The compiler gives a compact constructor the parameters of its record, which stand before it. */
    private long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
    }
}
