package dev.banyan.analysis;

import dev.banyan.analysis.access.Transactions;
import dev.banyan.analysis.cut.CutFile;
import dev.banyan.analysis.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is analysed, and how it is to be understood.
///
/// @param code jars and folders of the application
/// @param schema of its database, or [Schema#unknown]
/// @param basePackage where its own code begins; none: the package that nearly all classes share
/// @param layers names of packages that are layers and no features; empty: the usual ones
/// @param transactional methods that count as transactional besides the annotated ones
/// @param cut a cut to rate besides the two that are found
public record AnalysisOptions(
    List<Path> code,
    Schema schema,
    @Nullable String basePackage,
    Set<String> layers,
    List<Transactions.Named> transactional,
    Optional<CutFile> cut) {}
