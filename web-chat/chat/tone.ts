/** A short, soft tone: an answer is there. Heard only where the person has switched it on. */
export function playTone(): void {
  if (!("AudioContext" in window)) return;
  const audio = new AudioContext();
  const loudness = audio.createGain();
  loudness.gain.value = 0.08;
  loudness.connect(audio.destination);
  const tone = audio.createOscillator();
  tone.frequency.value = 520;
  tone.connect(loudness);
  tone.onended = () => void audio.close();
  tone.start();
  tone.stop(audio.currentTime + 0.15);
}
