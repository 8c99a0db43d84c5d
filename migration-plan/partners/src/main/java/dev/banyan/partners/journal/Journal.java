package dev.banyan.partners.journal;

import dev.banyan.partners.json.Json;
import dev.banyan.partners.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/// What was told, one JSON object a line, on the disk before anyone is answered.
///
/// @param <E> what is written down; one journal has one kind
public final class Journal<E> implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private long end;

  private Journal(Path file, FileChannel channel, long end) {
    this.file = file;
    this.channel = channel;
    this.end = end;
  }

  /// Opens a journal, or begins one, and tells everything in it, oldest first.
  ///
  /// A line that a crash has left half written was never acknowledged: it is cut off, and that is
  /// said.
  public static <E> Journal<E> open(
      Path folder, String name, Class<E> kind, Log log, Consumer<E> told)
      throws IOException, UnusableJournal {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    boolean begun = !Files.exists(file);
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      lock(file, channel);
      if (begun) {
        keepName(folder);
      }
      long end = new Reading<>(file, channel, kind).all(told);
      if (end < channel.size()) {
        log.say(
            "the last line of %s is torn: its %d bytes were never acknowledged and are cut off"
                .formatted(file, channel.size() - end));
        channel.truncate(end);
        channel.force(true);
      }
      return new Journal<>(file, channel, end);
    } catch (IOException | UnusableJournal | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /// Writes one entry down. It is on the disk once this returns; an entry that could not be written
  /// leaves nothing behind.
  public synchronized void append(E entry) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(Json.bytes(entry));
    line.write('\n');
    ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
    try {
      long at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(false);
      end = at;
    } catch (IOException failed) {
      takeBack(failed);
      throw new UncheckedIOException(file + " cannot be written: " + failed.getMessage(), failed);
    }
  }

  private void takeBack(IOException failed) {
    try {
      channel.truncate(end);
    } catch (IOException worse) {
      failed.addSuppressed(worse);
    }
  }

  /// Two processes with one journal would overwrite each other.
  private static void lock(Path file, FileChannel channel) throws IOException, UnusableJournal {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException here) {
      // told below
    }
    throw new UnusableJournal(
        file, "is in use: another process works with this folder. Stop it, or give PARTNER_DATA.");
  }

  /// A file whose name is not on the disk is gone after a power cut, whatever is in it.
  private static void keepName(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
