package dev.banyan.partners.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.banyan.partners.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Reads a journal from its beginning.
record Reading<E>(Path file, FileChannel channel, Class<E> kind) {
  /// Tells every entry.
  ///
  /// @return where the last whole line ends
  long all(Consumer<E> told) throws IOException, UnusableJournal {
    // not closed: that would close the channel
    InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long end = 0;
    int number = 0;
    for (int next = bytes.read(); next >= 0; next = bytes.read()) {
      if (next != '\n') {
        line.write(next);
        continue;
      }
      number++;
      try {
        told.accept(Json.MAPPER.readValue(line.toByteArray(), kind));
      } catch (JsonProcessingException unreadable) {
        throw new UnusableJournal(
            file,
            "cannot be read: line %d is no entry (%s). Nothing is lost that was not lost already: put the line right, or delete the file to begin anew."
                .formatted(number, unreadable.getOriginalMessage()));
      }
      end += line.size() + 1;
      line.reset();
    }
    return end;
  }
}
