package sources;

import android.content.Context;
import android.telephony.TelephonyManager;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.FileInputStream;
import java.lang.reflect.Method;

/** What a constant text names. */
class Texts {
    static void all(Context context) throws Exception {
        file();
        fileObject();
        fileElsewhere();
        command();
        commands();
        otherCommand();
        property();
        reflected((TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE));
        handedOn(context.getSystemService(Context.TELEPHONY_SERVICE));
    }

    static int file() throws IOException {
        try (BufferedReader reader = new BufferedReader(new FileReader("/sys/class/net/wlan0/address"))) {
            return reader.read();
        }
    }

    static int fileObject() throws IOException {
        File file = new File("/proc/cpuinfo");
        try (InputStream in = new FileInputStream(file)) {
            return in.read();
        }
    }

    static int fileElsewhere() throws IOException {
        return read("/proc/sys/kernel/random/boot_id");
    }

    static int read(String path) throws IOException {
        try (InputStream in = new FileInputStream(path)) {
            return in.read();
        }
    }

    static Process command() throws IOException {
        Process other = Runtime.getRuntime().exec("true");
        return Runtime.getRuntime().exec("getprop ro.serialno");
    }

    static Process commands() throws IOException {
        return new ProcessBuilder(new String[] {"cat", "/sys/class/net/wlan0/address"}).start();
    }

    static Process otherCommand() throws IOException {
        return Runtime.getRuntime().exec("true");
    }

    static String property() throws Exception {
        Class<?> properties = Class.forName("android.os.SystemProperties");
        return (String) properties.getMethod("get", String.class).invoke(null, "ro.serialno");
    }

    static Object reflected(TelephonyManager phone) throws Exception {
        Method method = Class.forName("android.telephony.TelephonyManager").getMethod("getDeviceId");
        return method.invoke(phone);
    }

    static Object handedOn(Object phone) throws Exception {
        Class<?> cls = Class.forName("android.telephony.TelephonyManager");
        return call(cls, phone, "getSubscriberId");
    }

    static Object call(Class<?> cls, Object target, String name) throws Exception {
        return cls.getMethod(name).invoke(target);
    }
}
