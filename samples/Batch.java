import com.android.dx.command.dexer.DxContext;
import com.android.dx.command.dexer.Main;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jf.smali.Smali;
import org.jf.smali.SmaliOptions;

/**
 * Compiles and dexes many small cases in one virtual machine: {@code java -cp DX:SMALI Batch.java FRAMEWORK.jar WORK}.
 *
 * <p>Each folder of WORK is one case: {@code absent/} Java that is compiled against but not packaged, {@code java/},
 * {@code smali/}, and {@code api} with the API level. Leaves {@code java.dex} and {@code smali.dex} there. Prints what
 * failed, prefixed with the case's name, and ends with 1 if anything did.
 */
public final class Batch {
    private static boolean failed;

    public static void main(String[] arguments) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        File framework = new File(arguments[0]);
        for (Path folder : listed(Path.of(arguments[1]), false)) {
            String name = folder.getFileName().toString();
            Path absent = Files.createDirectories(folder.resolve("absent-classes"));
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<Path> sources = listed(folder.resolve("java"), true);
            List<Path> unpackaged = listed(folder.resolve("absent"), true);
            if (!compile(name, compiler, files, unpackaged, absent, List.of(framework))) continue;
            List<File> seen = List.of(absent.toFile(), framework);
            if (!compile(name, compiler, files, sources, classes, seen)) continue;
            int api = Integer.parseInt(Files.readString(folder.resolve("api")).strip());
            if (!sources.isEmpty()) dex(name, classes, folder.resolve("java.dex"), api);
            assemble(name, listed(folder.resolve("smali"), true), folder.resolve("smali.dex"), api);
        }
        System.exit(failed ? 1 : 0);
    }

    private static List<Path> listed(Path folder, boolean deep) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder, deep ? 64 : 1)) {
            return all.filter(path -> !path.equals(folder) && Files.isDirectory(path) != deep)
                .sorted().collect(Collectors.toList());
        }
    }

    private static boolean compile(
        String name, JavaCompiler compiler, StandardJavaFileManager files, List<Path> sources, Path target,
        List<File> classpath
    ) throws IOException {
        if (sources.isEmpty()) return true;
        files.setLocation(StandardLocation.CLASS_PATH, classpath);
        files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(target.toFile()));
        List<String> options = List.of("--release", "8", "-Xlint:-options", "-g", "-proc:none", "-nowarn");
        StringWriter said = new StringWriter();
        boolean done = compiler.getTask(
            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)
        ).call();
        if (!done) fail(name, said.toString());
        return done;
    }

    private static void dex(String name, Path classes, Path target, int api) throws IOException {
        DxContext context = new DxContext();
        Main.Arguments arguments = new Main.Arguments(context);
        arguments.parseFlags(new String[] {
            "--min-sdk-version=" + api, "--num-threads=1", "--output=" + target, classes.toString()
        });
        arguments.fileNames = new String[] {classes.toString()};
        arguments.outName = target.toString();
        arguments.makeOptionsObjects();
        Main.clearInternTables();
        if (new Main(context).runDx(arguments) != 0) fail(name, "the dexer failed");
    }

    private static void assemble(String name, List<Path> sources, Path target, int api) throws IOException {
        if (sources.isEmpty()) return;
        SmaliOptions options = new SmaliOptions();
        options.apiLevel = api;
        options.jobs = 1;
        options.outputDexFile = target.toString();
        List<String> names = new ArrayList<>();
        sources.forEach(path -> names.add(path.toString()));
        if (!Smali.assemble(options, names)) fail(name, "the assembler failed");
    }

    private static void fail(String name, String why) {
        failed = true;
        System.err.println(name + ": " + why.strip());
    }
}
