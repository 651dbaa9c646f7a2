/* The map as a picture. */
function beginAfbeelding() {
}
