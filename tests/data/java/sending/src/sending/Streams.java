package sending;

import android.bluetooth.BluetoothSocket;
import android.content.Context;
import android.os.Environment;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.FilterOutputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;

/** Streams that are not of the network. */
class Streams {
    static class Counting extends FilterOutputStream {
        Counting(OutputStream out) { super(out); }
    }

    static class Log extends FileOutputStream {
        Log(String name) throws Exception { super("/sdcard/logs/" + name); }
    }

    static void internal(Context context, String data) throws Exception {
        context.openFileOutput("internal.txt", 0).write(data.getBytes());
    }

    static void inside(Context context, String data) throws Exception {
        new FileOutputStream(new File(context.getFilesDir(), "inside.txt")).write(data.getBytes());
    }

    static void card(String data) throws Exception {
        File file = new File(Environment.getExternalStorageDirectory(), "card.txt");
        BufferedWriter out = new BufferedWriter(new FileWriter(file));
        out.write(data);
    }

    static void cardName(Context context, String data) throws Exception {
        String name = context.getExternalFilesDir(null).getAbsolutePath() + "/" + data + ".txt";
        new FileOutputStream(name).write(data.getBytes());
    }

    static void literal(String data) throws Exception { new FileWriter("/sdcard/literal.txt").write(data); }

    static void memory(String data) throws Exception {
        ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream());
        out.writeObject(data);
    }

    static void text(String data) { new StringWriter().write(data); }

    static void encrypted(Cipher cipher, String data) throws Exception {
        new CipherOutputStream(new Counting(new FileOutputStream("e.bin")), cipher).write(data.getBytes());
    }

    static void own(String data) throws Exception { new Log("x").write(data.getBytes()); }

    static void shell(String data) throws Exception {
        Runtime.getRuntime().exec("sh").getOutputStream().write(data.getBytes());
    }

    static void bluetooth(BluetoothSocket socket, String data) throws Exception {
        socket.getOutputStream().write(data.getBytes());
    }

    static void printed(String data) { System.out.println(data); }

    static void either(boolean file, String data) throws Exception {
        OutputStream out = file ? new FileOutputStream("either.txt") : new ByteArrayOutputStream();
        out.write(data.getBytes());
    }

    static void unknown(OutputStream out, String data) throws Exception { out.write(data.getBytes()); }
}
